namespace OpenRollout.Removal.Outcomes;

/// <summary>A value that can take the place of a flag.</summary>
/// <param name="Value">The value: a <see cref="bool"/>, <see cref="int"/>, <see cref="double"/> or <see cref="string"/>.</param>
/// <param name="Variant">The variant that has the value.</param>
/// <param name="Text">The value for messages and commands: <c>on</c>, <c>off</c>, <c>20</c> or <c>'dark'</c>.</param>
internal sealed record OutcomeValue(object Value, string Variant, string Text);
