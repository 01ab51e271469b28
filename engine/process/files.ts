/**
 * Files: what nodes are made of (`file-nodes.ts`), volumes (`file-tree.ts`), what one container sees of both
 * (`file-view.ts`), and names and patterns (`file-names.ts`).
 */
export * from './file-names';
export * from './file-nodes';
export * from './file-tree';
export * from './file-view';
