import { type FileKind, formatJsonFile, parseJsonFile } from "../../json-file";
import { EVIDENCE_VERSION, type Evidence, evidenceSchema } from "./evidence";

const KIND: FileKind<Evidence> = {
  what: "evidence",
  remedy: 'write it anew with "edge verify"',
  version: EVIDENCE_VERSION,
  schema: evidenceSchema,
};

/** The file of evidence: equal evidence is equal bytes. */
export const formatEvidence = (evidence: Evidence): string => formatJsonFile(evidence);

/**
 * Reads the file of evidence.
 *
 * @param file name of the file, for messages.
 * @returns the evidence, or one text with every fault of the file.
 */
export const parseEvidence = (
  text: string,
  file: string,
): { evidence: Evidence } | { fault: string } => {
  const parsed = parseJsonFile({ text, file, kind: KIND });
  return "fault" in parsed ? parsed : { evidence: parsed.content };
};

/** The file with a stack's evidence, from the folder of the project. */
export const evidenceFile = ({
  migration,
  stack,
}: {
  migration: { readonly evidence?: string };
  stack: string;
}): string => migration.evidence ?? `evidence/${stack}.json`;
