using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore.Requirements;

/// <summary>The requirement that a call of <c>RequireFlag</c> adds to an endpoint.</summary>
internal sealed class FlagRequirement(FlagCondition condition, int? statusCode, RequestDelegate? otherwise) : IFlagRequirement
{
    public IReadOnlyList<string> FlagKeys => condition.FlagKeys;

    FlagCondition IFlagRequirement.Condition => condition;

    int? IFlagRequirement.StatusCode => statusCode;

    RequestDelegate? IFlagRequirement.Otherwise => otherwise;

    /// <summary>Looks the flags up by reference, as two manifests may have flags with the same key.</summary>
    string? IFlagRequirement.FindUnknownFlag(IEnumerable<FlagSet> sets) => condition.Flags.FirstOrDefault(flag => !sets.Any(set => set.Contains(flag)))?.Key;

    public override string ToString() => $"flags {string.Join(", ", FlagKeys)}";
}
