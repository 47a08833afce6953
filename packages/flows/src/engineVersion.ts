/** Version of the arithmetic: of this package. A change that alters any bit of a result changes it. */
export const ENGINE_VERSION = '0.1.0'
