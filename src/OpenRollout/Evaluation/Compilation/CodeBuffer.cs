using OpenRollout.Evaluation.Execution;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Collects the instructions of one flag or segment, last first: a test is added after the two instructions that it
/// continues with. Each instruction is added to the signature together with its operand; a segment counts as one
/// instruction, whether it is inlined or called.
/// </summary>
/// <param name="keepsOrigins">Whether the origins of instructions are kept, for explanations.</param>
internal sealed class CodeBuffer(bool keepsOrigins)
{
    private readonly List<Origin>? _origins = keepsOrigins ? [] : null;
    private readonly Linker _linker = new(keepsOrigins);
    private List<SegmentRoutine> _calls = [];
    private ArrayBuilder<Instruction> _reversed;

    /// <summary>The number of each instruction in the signature.</summary>
    private readonly List<int> _labels = [];
    private int _lastLabel;

    /// <summary>Gets a value indicating whether every instruction that an explanation reports must be present, even without an effect.</summary>
    public bool KeepsOrigins => _origins is not null;

    /// <summary>The signature of what the flag decides, up to now.</summary>
    public Signature Signature;

    /// <summary>Gets a value indicating whether an instruction reads the time.</summary>
    public bool DependsOnTime { get; private set; }

    /// <summary>Gets a value indicating whether an instruction calls a segment.</summary>
    public bool HasCalls => _calls.Count > 0;

    /// <summary>Removes all instructions, to begin another flag.</summary>
    public void Clear()
    {
        _reversed.Clear();
        _labels.Clear();
        _lastLabel = 0;
        _calls.Clear();
        _origins?.Clear();
        Signature = default;
        DependsOnTime = false;
    }

    /// <summary>Returns the number of an instruction in the signature.</summary>
    public int LabelOf(int place) => place < _labels.Count ? _labels[place] : 0;

    /// <summary>Adds an instruction before all others and returns its index.</summary>
    public int Add(Opcode code, AttributeDefinition? attribute, int ordinal, int operand, int whenTrue, int whenFalse, in Origin origin)
    {
        Signature.Add((ulong)code);
        Signature.Add(attribute?.Name);
        Signature.Add((long)LabelOf(whenTrue));
        Signature.Add((long)LabelOf(whenFalse));
        DependsOnTime |= code is Opcode.NotBefore or Opcode.Ramp;
        return Append(new Instruction(code, ordinal, operand, whenTrue, whenFalse), in origin);
    }

    /// <summary>Adds the end that returns the default, before all others, and returns its index.</summary>
    public int AddDefault(int outcome, in Origin origin) => Add(Opcode.Default, null, 0, outcome, 0, 0, in origin);

    /// <summary>Adds the end of a segment, before all others, and returns its index.</summary>
    public int AddReturn(bool isMember) => Add(Opcode.Return, null, 0, isMember ? 1 : 0, 0, 0, default);

    /// <summary>Adds the call of a segment, before all others, and returns its index.</summary>
    public int AddCall(SegmentRoutine routine, int whenTrue, int whenFalse, in Origin origin)
    {
        var use = new SegmentUse(routine, whenTrue, whenFalse, Signature, _lastLabel);
        var entry = Append(new Instruction(Opcode.Call, 0, _calls.Count, whenTrue, whenFalse), in origin);
        _calls.Add(routine);
        EndSegment(use, entry);
        return entry;
    }

    /// <summary>Begins to inline a segment.</summary>
    public SegmentUse BeginSegment(SegmentRoutine routine, int whenTrue, int whenFalse) => new(routine, whenTrue, whenFalse, Signature, _lastLabel);

    /// <summary>Ends the inlining of a segment: its own signature replaces those of the instructions that were added for it.</summary>
    public void EndSegment(SegmentUse use, int entry)
    {
        Signature = use.Signature;
        Signature.Add(use.Routine.Signature);
        Signature.Add((long)LabelOf(use.WhenTrue));
        Signature.Add((long)LabelOf(use.WhenFalse));
        _lastLabel = use.LastLabel;
        if (entry != use.WhenTrue && entry != use.WhenFalse)
        {
            _labels[entry] = ++_lastLabel;
        }
    }

    /// <summary>Appends the instructions to a program in the order in which they run.</summary>
    /// <returns>The index of the entry in the program.</returns>
    public int AppendTo(ref ArrayBuilder<Instruction> program, List<Origin>? origins, int entry, SegmentCompiler segments)
    {
        var start = program.Count;
        _linker.Append(in _reversed, entry, ref program, _origins, origins);
        for (var index = start; _calls.Count > 0 && index < program.Count; index++)
        {
            if (program[index].Code == Opcode.Call)
            {
                program[index] = program[index] with { Operand = segments.IndexOf(_calls[program[index].Operand]) };
            }
        }

        return start;
    }

    /// <summary>Returns the instructions of a segment in the order in which they run, their origins, and the segments that they call.</summary>
    public (Instruction[] Code, List<Origin>? Origins, List<SegmentRoutine> Calls) ToRoutine(int entry)
    {
        var code = default(ArrayBuilder<Instruction>);
        List<Origin>? origins = KeepsOrigins ? [] : null;
        _linker.Append(in _reversed, entry, ref code, _origins, origins);
        var calls = _calls;
        _calls = [];
        return (code.ToArray(), origins, calls);
    }

    private int Append(in Instruction instruction, in Origin origin)
    {
        _reversed.Add(in instruction);
        _labels.Add(++_lastLabel);
        _origins?.Add(origin);
        return _reversed.Count - 1;
    }
}
