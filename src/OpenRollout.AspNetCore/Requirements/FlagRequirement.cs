using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore;

/// <summary>What an endpoint was told by <c>RequireFlag</c>.</summary>
/// <param name="Flag">The flag.</param>
/// <param name="StatusCode">What users get for whom it is off; null for what the options say.</param>
/// <param name="Otherwise">Answers them instead; null where nothing of the endpoint's own does.</param>
internal sealed record FlagRequirement(BooleanFlag Flag, int? StatusCode, RequestDelegate? Otherwise) : IFlagRequirement
{
    public string FlagKey => Flag.Key;

    public override string ToString() => $"flag {FlagKey}";
}
