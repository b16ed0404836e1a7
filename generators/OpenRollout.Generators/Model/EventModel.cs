namespace OpenRollout.Generators.Model;

/// <summary>An event that guardrails count.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Key">The name in the manifest.</param>
/// <param name="Documentation">The paragraphs of its documentation, as plain text.</param>
internal sealed record EventModel(string Name, string Key, EquatableArray<string> Documentation);
