using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Execution;

/// <summary>The operands of a program's instructions, one array for each kind.</summary>
internal sealed class Constants
{
    /// <summary>Gets the fingerprints of <see cref="Strings"/>.</summary>
    public required ulong[] Fingerprints { get; init; }

    public required string[] Strings { get; init; }

    public required string[][] StringLists { get; init; }

    public required KeyList[] KeyLists { get; init; }

    public required KeySet[] KeySets { get; init; }

    public required double[] Numbers { get; init; }

    public required NumberLookup[] NumberLookups { get; init; }

    public required long[] Times { get; init; }

    public required LinearMatcher[] Patterns { get; init; }

    public required SemanticVersionRange[] Versions { get; init; }

    public required Percentage[] Ramps { get; init; }

    public required SplitTable[] Splits { get; init; }
}
