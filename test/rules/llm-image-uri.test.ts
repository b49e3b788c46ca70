import { describeRule, py } from '../support/check-harness';

describeRule('llm-image-uri', {
  fixes: [
    {
      name: 'each way to say the region, and the tool of the backend',
      before: py`
        from sagemaker.huggingface import get_huggingface_llm_image_uri
                                        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM105 safe

        image = get_huggingface_llm_image_uri("huggingface-neuronx", region=region, version="0.0.25")
              # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM112 safe
        lmi = get_huggingface_llm_image_uri("lmi", session=sess)
            # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM112 safe
        newest = get_huggingface_llm_image_uri("huggingface-tei")
               # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM112 review
      `,
      after: py`
        from sagemaker.core import image_uris
        from sagemaker.core.helper.session_helper import Session

        image = image_uris.retrieve(
            framework="huggingface-llm-neuronx",
            region=region,
            version="0.0.25",
            image_scope="inference",
            inference_tool="neuronx"
        )
        lmi = image_uris.retrieve(
            framework="djl-deepspeed",
            region=sess.boto_region_name,
            version="0.24.0"
        )
        newest = image_uris.retrieve(
            framework="huggingface-tei",
            region=Session().boto_region_name,
            image_scope="inference"
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'a backend that only the running program knows',
      code: py`
        from sagemaker.huggingface import get_huggingface_llm_image_uri
                                        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM105 withheld

        image = get_huggingface_llm_image_uri(backend, version="2.0.2")
              # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM112 withheld
      `,
      reason: /depends on the backend/,
    },
  ],
  silent: [
    {
      name: 'a function of the program of the same name',
      code: py`
        from images import get_huggingface_llm_image_uri

        image = get_huggingface_llm_image_uri("huggingface")
      `,
    },
  ],
});
