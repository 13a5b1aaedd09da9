import js from "@eslint/js";
import tseslint from "typescript-eslint";

const message = "Imports go one way: see docs/architecture.md.";
const restriction = (pattern) =>
  pattern instanceof RegExp ? { regex: pattern.source, message } : { group: [pattern], message };

/** Imports that a folder may not have: the direction index → components → model is the architecture. */
const forbid = (files, ...patterns) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: patterns.map(restriction) }] },
});

/** The resource classes; what remains is `kubernetes/types`, which has no Pulumi in it. */
const RESOURCE_CLASSES = /\/kubernetes(\/(?!types$).*)?$/;

export default tseslint.config(
  {
    ignores: ["node_modules", "coverage", "docs/api", ".edge", "artifacts", "kubernetes/generated"],
  },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      curly: "error",
      "no-console": "error",
      "max-lines": ["error", { max: 260, skipBlankLines: true, skipComments: true }],
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message:
            "The environment is read in lab/environment.ts and commands/environment.ts only.",
        },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["lab/environment.ts", "commands/environment.ts"],
    rules: { "no-restricted-properties": "off" },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-floating-promises": "off",
      // The Kubernetes client takes plain objects, whatever its classes say.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "max-lines": "off",
    },
  },
  {
    files: ["**/*.js"],
    languageOptions: {
      globals: {
        require: "readonly",
        exports: "readonly",
        process: "readonly",
        __dirname: "readonly",
      },
    },
  },
  forbid(
    ["model/**/*.ts"],
    "@pulumi/*",
    "**/components/*",
    "**/commands/*",
    "**/lab/*",
    RESOURCE_CLASSES,
    "@kubernetes/*",
  ),
  forbid(["components/**/*.ts"], "**/commands/*", "**/lab/*", "**/config", "**/index"),
  forbid(["kubernetes/**/*.ts"], "**/components/*", "**/model/*", "**/commands/*", "**/lab/*"),
  forbid(["commands/**/*.ts"], "**/components/*", "**/lab/*", "**/config"),
  forbid(
    ["lab/**/*.ts"],
    "**/components/*",
    "**/model/*",
    "**/commands/*",
    "**/config",
    "**/outputs",
  ),
);
