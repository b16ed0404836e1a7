using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>
/// The instructions of one flag while they are made, last first: whoever adds a test names the two places where it goes
/// on, and these exist already. Each instruction also goes into the flag's signature, with all that it compares with.
/// </summary>
/// <param name="keepsOrigins">Whether what each instruction comes from will be asked for.</param>
internal sealed class CodeBuffer(bool keepsOrigins)
{
    private readonly List<Origin>? _origins = keepsOrigins ? [] : null;
    private readonly Linker _linker = new(keepsOrigins);
    private ArrayBuilder<Instruction> _reversed;

    /// <summary>Whether each instruction that an explanation tells of must be there, be it without effect.</summary>
    public bool KeepsOrigins => _origins is not null;

    /// <summary>What the flag decides, so far.</summary>
    public Signature Signature;

    /// <summary>Whether the flag itself looks at the time.</summary>
    public bool DependsOnTime { get; private set; }

    /// <summary>Begins another flag.</summary>
    public void Clear()
    {
        _reversed.Clear();
        _origins?.Clear();
        Signature = default;
        DependsOnTime = false;
    }

    /// <summary>Adds an instruction before all others and returns its place.</summary>
    public int Add(Opcode code, AttributeDefinition? attribute, int ordinal, int operand, int whenTrue, int whenFalse, in Origin origin)
    {
        Signature.Add((ulong)code);
        Signature.Add(attribute?.Name);
        Signature.Add((long)whenTrue);
        Signature.Add((long)whenFalse);
        DependsOnTime |= code is Opcode.NotBefore or Opcode.Ramp;
        _reversed.Add(new Instruction(code, ordinal, operand, whenTrue, whenFalse));
        _origins?.Add(origin);
        return _reversed.Count - 1;
    }

    /// <summary>Adds the end of those who get the default, before all others, and returns its place.</summary>
    public int AddDefault(int outcome, in Origin origin) => Add(Opcode.Default, null, 0, outcome, 0, 0, in origin);

    /// <summary>Appends the instructions to a program in the order in which they run.</summary>
    /// <returns>Where the entry stands now.</returns>
    public int AppendTo(ref ArrayBuilder<Instruction> program, List<Origin>? origins, int entry)
    {
        var start = program.Count;
        _linker.Append(in _reversed, entry, ref program, _origins, origins);
        return start;
    }
}
