using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore;

/// <summary>What an endpoint was told by <c>RequireFlag</c>.</summary>
/// <param name="Flag">The flag.</param>
/// <param name="Otherwise">Answers users for whom it is off; null for what the options say.</param>
internal sealed record FlagRequirement(BooleanFlag Flag, RequestDelegate? Otherwise) : IFlagRequirement
{
    public string FlagKey => Flag.Key;

    public override string ToString() => $"flag {FlagKey}";
}
