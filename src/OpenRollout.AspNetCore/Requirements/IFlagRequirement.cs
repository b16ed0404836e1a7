using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore;

/// <summary>
/// Endpoint metadata that limits an endpoint to users for whom feature flags are on. If you implement it yourself, all flags of
/// <see cref="FlagKeys"/> must be on.
/// </summary>
public interface IFlagRequirement
{
    /// <summary>Gets the keys of the flags that the requirement depends on.</summary>
    IReadOnlyList<string> FlagKeys { get; }

    /// <summary>Gets the condition that must hold for the user of a request.</summary>
    internal FlagCondition Condition => FlagCondition.Of(FlagKeys);

    /// <summary>Gets the status code of a denied request; null for the one of <see cref="FlagGateOptions"/>.</summary>
    internal int? StatusCode => null;

    /// <summary>Gets the handler of denied requests, which takes precedence over <see cref="StatusCode"/>; null for none.</summary>
    internal RequestDelegate? Otherwise => null;

    /// <summary>Returns the key of a flag that no registered manifest has as a boolean flag; null if there is none.</summary>
    internal string? FindUnknownFlag(IEnumerable<FlagSet> sets) => FlagKeys.FirstOrDefault(key => !sets.Any(set => set.Find(key) is BooleanFlag));
}
