using OpenRollout.Manifest;

namespace OpenRollout.Decisions;

/// <summary>The effect of all decisions for one flag: the strictest of them.</summary>
/// <param name="Decision">The decision to show: the first one that switches the flag off, otherwise the first one that holds it at the earliest stage.</param>
/// <param name="Definition">The flag's definition without decisions.</param>
/// <param name="HoldAt">The last stage that the flag may reach; null if the flag is switched off.</param>
/// <param name="Since">The time at which schedules and ramps stop, in UTC. It may be earlier than that of <paramref name="Decision"/>.</param>
internal sealed record FlagDecision(RolloutDecision Decision, FlagDefinition Definition, string? HoldAt, DateTimeOffset Since)
{
    /// <summary>Gets the effects for a program without decisions.</summary>
    public static IReadOnlyDictionary<string, FlagDecision> None { get; } = new Dictionary<string, FlagDecision>();

    /// <summary>Gets a value indicating whether the flag is switched off.</summary>
    public bool IsOff => HoldAt is null;
}
