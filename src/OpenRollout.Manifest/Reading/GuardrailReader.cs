using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the guardrails.</summary>
internal sealed class GuardrailReader(ValueReader values)
{
    /// <summary>The prefix of events that the middleware for ASP.NET Core tracks.</summary>
    private const string ServerEvents = "http.server.";

    private static readonly string[] KnownServerEvents = [GuardrailDefinition.ServerError, GuardrailDefinition.ServerSlow];

    private readonly ObjectReader _guardrail = new(values, ObjectSchema.Guardrail);

    /// <summary>Reads the guardrails. One without a valid event is reported and omitted.</summary>
    public IReadOnlyList<GuardrailDefinition> Read(JsonTextValue guardrails)
    {
        if (guardrails.IsMissing)
        {
            return [];
        }

        if (!guardrails.IsObject)
        {
            values.ReportValue(guardrails, "'guardrails'", "an object");
            return [];
        }

        var read = new List<GuardrailDefinition>();
        foreach (var (name, node) in guardrails.EnumerateObject())
        {
            if (!name.IsDuplicate && _guardrail.Read(node, name.Range) && ReadGuardrail(name) is { } guardrail)
            {
                read.Add(guardrail);
            }
        }

        return read;
    }

    private GuardrailDefinition? ReadGuardrail(JsonTextValue name)
    {
        if (name.GetString() is "" or { Length: > GuardrailDefinition.MaximumNameLength })
        {
            values.Report(ProblemDescriptors.InvalidValue, name.Range, $"the name of a guardrail must have 1 to {GuardrailDefinition.MaximumNameLength} characters; shorten it");
        }

        var eventName = ReadEvent(_guardrail.Require("event"));
        var ratio = values.ReadThousandths(_guardrail["ratio"], "'ratio'", 1_000, 10_000, "a number from 1 to 10 with at most three decimals");
        var slowerThan = ReadSlowerThan(_guardrail["slowerThan"], eventName, name.Range);
        var description = values.ReadString(_guardrail["description"], "'description'");
        return eventName is null ? null : new GuardrailDefinition
        {
            Name = new Name(name.GetString(), name.Range),
            Event = eventName,
            Ratio = ratio ?? GuardrailDefinition.DefaultRatio,
            SlowerThan = slowerThan,
            Description = description,
        };
    }

    /// <summary>Reads the name of an event. A misspelled name of an event that the middleware tracks would never occur, so it is an error.</summary>
    private string? ReadEvent(JsonTextValue node)
    {
        if (values.ReadString(node, "'event'") is not { } name)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(name) || name.Length > GuardrailDefinition.MaximumEventLength)
        {
            values.ReportValue(node, "'event'", $"the name of an event with 1 to {GuardrailDefinition.MaximumEventLength} characters");
            return null;
        }

        if (name.StartsWith(ServerEvents, StringComparison.Ordinal) && Array.IndexOf(KnownServerEvents, name) < 0)
        {
            values.Report(
                ProblemDescriptors.InvalidValue,
                node.Range,
                $"no event '{PlainText.Quote(name)}' is tracked: names that start with '{ServerEvents}' are reserved for '{GuardrailDefinition.ServerError}' and '{GuardrailDefinition.ServerSlow}'{values.SuggestOr(name, KnownServerEvents, "; rename your own event")}");
            return null;
        }

        return name;
    }

    private int? ReadSlowerThan(JsonTextValue node, string? eventName, TextRange owner)
    {
        if (eventName == GuardrailDefinition.ServerSlow && node.IsMissing)
        {
            values.Report(ProblemDescriptors.MissingProperty, owner, $"a guardrail with event '{GuardrailDefinition.ServerSlow}' needs 'slowerThan', the time in milliseconds from which on a response is slow");
        }
        else if (eventName is not (null or GuardrailDefinition.ServerSlow) && !node.IsMissing)
        {
            values.Report(ProblemDescriptors.InvalidValue, node.Range, $"'slowerThan' is for the event '{GuardrailDefinition.ServerSlow}' only; remove it, or set this event");
            return null;
        }

        if (node.IsMissing)
        {
            return null;
        }

        if (FlagValueReader.TryReadInteger(node, out var milliseconds) && milliseconds > 0)
        {
            return milliseconds;
        }

        values.ReportValue(node, "'slowerThan'", "a whole number of milliseconds from 1 to 2147483647");
        return null;
    }
}
