// Style sheets are bundled for what they do, not for a value.
declare module '*.css';
