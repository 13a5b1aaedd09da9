/**
 * The value of an environment variable; the only place of the command line that reads `process.env`. What
 * other programs read, such as KUBECONFIG, is their own matter.
 */
export const environmentVariable = (name: string): string | undefined => process.env[name];
