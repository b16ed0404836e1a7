namespace OpenRollout.Manifest;

/// <summary>A guardrail: an event that should not happen more often to users who have a feature than to those who do not. Immutable.</summary>
public sealed class GuardrailDefinition
{
    /// <summary>The ratio of a guardrail that sets none.</summary>
    public const decimal DefaultRatio = 1.1m;

    /// <summary>The event that the middleware for ASP.NET Core tracks for a request that failed on the server.</summary>
    public const string ServerError = "http.server.error";

    /// <summary>The event that the middleware for ASP.NET Core tracks for a slow response, with the elapsed milliseconds as its value.</summary>
    public const string ServerSlow = "http.server.slow";

    /// <summary>The maximum length of a name. Together with "guardrail " it must fit into the author of a decision.</summary>
    internal const int MaximumNameLength = 80;

    /// <summary>The maximum length of the name of an event.</summary>
    internal const int MaximumEventLength = 200;

    /// <summary>Gets the guardrail's name, with its position in the manifest.</summary>
    public required Name Name { get; init; }

    /// <summary>Gets the name of the tracked event that the guardrail counts.</summary>
    public required string Event { get; init; }

    /// <summary>Gets how many times as often users who have a feature may have the event: 1 to 10, with up to three decimals.</summary>
    public decimal Ratio { get; init; } = DefaultRatio;

    /// <summary>Gets the time in milliseconds from which on a response counts as slow; null if the guardrail does not count slow responses.</summary>
    public int? SlowerThan { get; init; }

    /// <summary>Gets the description, or null if there is none.</summary>
    public string? Description { get; init; }
}
