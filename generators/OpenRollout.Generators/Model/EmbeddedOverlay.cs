namespace OpenRollout.Generators.Model;

/// <summary>An overlay in the code generated for its manifest.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Text">The text.</param>
internal sealed record EmbeddedOverlay(string Environment, string Text);
