/**
 * What V2 knew of the toolkits of reinforcement learning: which images there are, and the metrics of their logs.
 * Read from SDK 2.257.7 `rl/estimator.py`.
 */
export interface Toolkit {
  /** The first part of the image's name. */
  readonly name: string;
  /** The frameworks that there is an image for, by the version of the toolkit. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
  readonly metrics: readonly { readonly name: string; readonly regex: string }[];
}

const FLOAT = '[-+]?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]+)?';

/** By the member of `RLToolkit`. */
export const TOOLKITS: Readonly<Record<string, Toolkit>> = {
  COACH: {
    name: 'coach',
    versions: {
      '0.10.1': ['tensorflow'],
      '0.10': ['tensorflow'],
      '0.11.0': ['tensorflow', 'mxnet'],
      '0.11.1': ['tensorflow'],
      '0.11': ['tensorflow', 'mxnet'],
      '1.0.0': ['tensorflow'],
    },
    metrics: [
      { name: 'reward-training', regex: '^Training>.*Total reward=(.*?),' },
      { name: 'reward-testing', regex: '^Testing>.*Total reward=(.*?),' },
    ],
  },
  RAY: {
    name: 'ray',
    versions: {
      '0.5.3': ['tensorflow'],
      '0.5': ['tensorflow'],
      '0.6.5': ['tensorflow'],
      '0.6': ['tensorflow'],
      '0.8.2': ['tensorflow'],
      '0.8.5': ['tensorflow', 'pytorch'],
      '1.6.0': ['tensorflow', 'pytorch'],
    },
    metrics: [
      { name: 'episode_reward_mean', regex: `episode_reward_mean: (${FLOAT})` },
      { name: 'episode_reward_max', regex: `episode_reward_max: (${FLOAT})` },
    ],
  },
};

/** The last part of the image's name, by the member of `RLFramework`. */
export const TOOLKIT_FRAMEWORKS: Readonly<Record<string, string>> = {
  TENSORFLOW: 'tensorflow',
  MXNET: 'mxnet',
  PYTORCH: 'pytorch',
};

export const RL_ESTIMATOR = 'sagemaker.rl.estimator.RLEstimator';
export const RL_TOOLKIT = 'sagemaker.rl.estimator.RLToolkit';
export const RL_FRAMEWORK = 'sagemaker.rl.estimator.RLFramework';
