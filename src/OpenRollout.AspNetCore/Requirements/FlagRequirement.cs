using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore;

/// <summary>What an endpoint was told by <c>RequireFlag</c>.</summary>
/// <param name="Condition">What must hold.</param>
/// <param name="StatusCode">What users get for whom it does not; null for what the options say.</param>
/// <param name="Otherwise">Answers them instead; null where nothing of the endpoint's own does.</param>
internal sealed record FlagRequirement(FlagCondition Condition, int? StatusCode, RequestDelegate? Otherwise) : IFlagRequirement
{
    public IReadOnlyList<string> FlagKeys => Condition.FlagKeys;

    public override string ToString() => $"flags {string.Join(", ", FlagKeys)}";
}
