namespace OpenRollout.Manifest.Reasoning.Witnesses;

/// <summary>The result of evaluating a flag from the model.</summary>
/// <param name="IsIn">Whether the user is in.</param>
/// <param name="Value">The value; null if the evaluation ends in an error.</param>
internal readonly record struct ModelResult(bool IsIn, ManifestValue? Value);
