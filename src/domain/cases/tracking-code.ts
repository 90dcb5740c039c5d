// The code with which somebody who didn't sign in follows their report.
export { plainTypedCode as plainTrackingCode, typedCode as trackingCode, typedCodeSigns as trackingSigns } from '../kernel/typed-code.ts'
