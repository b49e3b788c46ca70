/** V2's helper for the images that serve language models. */
export const LLM_HELPER = 'sagemaker.huggingface.llm_utils.get_huggingface_llm_image_uri';

/** What the image look-up is asked for. */
export interface LlmImage {
  readonly framework: string;
  readonly tool?: string;
}

/** The look-up behind each backend; read from V2 2.257.7 `huggingface/llm_utils.py`. */
export const LLM_BACKENDS: Readonly<Record<string, LlmImage>> = {
  huggingface: { framework: 'huggingface-llm' },
  'huggingface-neuronx': { framework: 'huggingface-llm-neuronx', tool: 'neuronx' },
  'huggingface-vllm-neuronx': { framework: 'huggingface-vllm-neuronx', tool: 'neuronx' },
  'huggingface-tei': { framework: 'huggingface-tei' },
  'huggingface-tei-cpu': { framework: 'huggingface-tei-cpu' },
  lmi: { framework: 'djl-deepspeed' },
};

/** The version of the `lmi` backend where none is given. */
export const LMI_VERSION = '0.24.0';
