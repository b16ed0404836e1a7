using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Generators.Reading;

/// <summary>Creates the models of the events that guardrails count, in the order of their names.</summary>
internal static class EventReader
{
    /// <summary>The maximum number of guardrails in the documentation of an event.</summary>
    private const int MaximumGuardrails = 10;

    public static EquatableArray<EventModel> Read(IReadOnlyList<GuardrailDefinition> guardrails)
    {
        var scope = new NameScope(CSharpName.Events);
        return guardrails
            .GroupBy(guardrail => guardrail.Event, StringComparer.Ordinal)
            .OrderBy(counted => counted.Key, StringComparer.Ordinal)
            .Select(counted => new EventModel(scope.Claim(CSharpName.ForEvent(counted.Key)), counted.Key, Describe(counted.Key, counted).ToEquatableArray()))
            .ToEquatableArray();
    }

    private static IEnumerable<string> Describe(string name, IEnumerable<GuardrailDefinition> guardrails)
        => guardrails.Take(MaximumGuardrails).OrderBy(guardrail => guardrail.Name.Value, StringComparer.Ordinal).Select(Describe).Prepend($"The event '{name}'.");

    private static string Describe(GuardrailDefinition guardrail)
    {
        var slower = guardrail.SlowerThan is { } milliseconds
            ? string.Format(CultureInfo.InvariantCulture, ", from {0} ms on", milliseconds)
            : "";
        var description = string.IsNullOrWhiteSpace(guardrail.Description) ? "" : ": " + guardrail.Description;
        return $"Counted by the guardrail '{guardrail.Name.Value}'{slower}{(description.Length == 0 ? "." : description)}";
    }
}
