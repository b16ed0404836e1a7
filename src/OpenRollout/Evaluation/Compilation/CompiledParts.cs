using OpenRollout.Evaluation.Execution;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>The parts of a program that compiling flags creates.</summary>
internal sealed class CompiledParts
{
    /// <summary>Gets the instructions of all flags and of the segments that they call.</summary>
    public required Instruction[] Code { get; init; }

    public required Constants Constants { get; init; }

    public required CalledSegments Segments { get; init; }

    public required CompiledFlag[] Flags { get; init; }

    public required FlagRecord[] Records { get; init; }

    /// <summary>Gets the outcomes that are new. Those of the program to which they are added come before them.</summary>
    public required Outcome[] Outcomes { get; init; }
}
