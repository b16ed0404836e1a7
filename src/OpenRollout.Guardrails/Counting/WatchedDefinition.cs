namespace OpenRollout.Guardrails.Counting;

/// <summary>The part of a guardrail's definition on which its evidence depends. A change under the same salt mutes the evidence.</summary>
/// <param name="Event">The name of the event.</param>
/// <param name="Ratio">The tolerated ratio.</param>
/// <param name="SlowerThan">The time in milliseconds from which on a response is slow; null if the guardrail does not count slow responses.</param>
/// <param name="FalseAlarms">The bound on false alarms in percent.</param>
/// <param name="Guardrails">The number of guardrails that share the bound.</param>
internal sealed record WatchedDefinition(string Event, decimal Ratio, int? SlowerThan, decimal FalseAlarms, int Guardrails)
{
    private const double PercentsInOne = 100;

    /// <summary>Gets the logarithm of the evidence from which on it is an alarm.</summary>
    public double Threshold => Statistics.Evidence.Threshold((double)FalseAlarms / PercentsInOne, Guardrails);
}
