using OpenRollout.Evaluation.Execution;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Compiles each segment that has a condition once, however often it is used: if every use were inlined, the program would
/// grow with the number of paths through segments that refer to each other. A segment is inlined at its first use, usually
/// the only one, and called at all others.
/// </summary>
/// <param name="ordinals">The indices of the attributes, by name.</param>
/// <param name="segments">The segments.</param>
/// <param name="pool">Receives the operands.</param>
/// <param name="before">The called segments of a program to which this one adds instructions; null for a new program.</param>
/// <param name="keepsOrigins">Whether the origins of instructions are kept, for explanations.</param>
internal sealed class SegmentCompiler(
    IReadOnlyDictionary<string, int> ordinals, SegmentTable segments, ConstantPool pool, CalledSegments? before, bool keepsOrigins)
{
    private readonly Dictionary<string, SegmentRoutine> _routines = new(StringComparer.Ordinal);
    private readonly Dictionary<object, int> _tests = new(ReferenceEqualityComparer.Instance);
    private readonly List<SegmentRoutine> _called = [];
    private readonly List<int> _entries = [];
    private ArrayBuilder<Instruction> _compiledTests;
    private CodeBuffer? _code;
    private ConditionCompiler? _conditions;

    /// <summary>Gets the maximum number of routines that run at the same time, for any flag.</summary>
    public int Depth { get; private set; } = before?.Depth ?? 0;

    /// <summary>Gets the index of the first instruction of each called routine in the program.</summary>
    public int[] Entries => before is null ? [.. _entries] : [.. before.Entries, .. _entries];

    /// <summary>Returns the routine of a segment that has a condition.</summary>
    public SegmentRoutine Find(string name)
    {
        if (!_routines.TryGetValue(name, out var routine))
        {
            CompileWithReferences(name);
            routine = _routines[name];
        }

        return routine;
    }

    /// <summary>Returns the number of a routine among the called ones. From now on it is part of the program.</summary>
    public int IndexOf(SegmentRoutine routine)
    {
        if (routine.Index < 0)
        {
            routine.Index = (before?.Entries.Length ?? 0) + _called.Count;
            _called.Add(routine);
            Depth = Math.Max(Depth, routine.Depth);
        }

        return routine.Index;
    }

    /// <summary>Appends the routines that are called for the first time, and the ones that they call, to a program.</summary>
    public void AppendTo(ref ArrayBuilder<Instruction> program, List<Origin>? origins)
    {
        while (_entries.Count < _called.Count)
        {
            var routine = _called[_entries.Count];
            _entries.Add(program.Count);
            foreach (ref readonly var instruction in routine.Code.AsSpan())
            {
                program.Add(instruction.Code == Opcode.Call ? instruction with { Operand = IndexOf(routine.Calls[instruction.Operand]) } : instruction);
            }

            origins?.AddRange(routine.Origins!);
        }
    }

    /// <summary>Stores the opcode and operand of a segment's test, for inlining.</summary>
    public void StoreTest(AttributeCondition condition, Opcode code, int operand)
    {
        _tests[condition] = _compiledTests.Count;
        _compiledTests.Add(new Instruction(code, 0, operand, 0, 0));
    }

    /// <summary>Returns the opcode and operand of a segment's test.</summary>
    public Instruction FindTest(AttributeCondition condition) => _compiledTests[_tests[condition]];

    /// <summary>Compiles a segment after the ones that it refers to. Not a recursion, because segments may refer to each other deeper than a thread's stack.</summary>
    private void CompileWithReferences(string name)
    {
        var open = new List<string> { name };
        var references = new List<string>();
        while (open.Count > 0)
        {
            var current = open[^1];
            references.Clear();
            AddReferences(segments.FindCondition(current)!, references);
            if (_routines.ContainsKey(current))
            {
                open.RemoveAt(open.Count - 1);
            }
            else if (references.Count > 0)
            {
                open.AddRange(references);
            }
            else
            {
                _routines.Add(current, Compile(segments.FindCondition(current)!, current));
                open.RemoveAt(open.Count - 1);
            }
        }
    }

    private SegmentRoutine Compile(Condition condition, string name)
    {
        // Created for the first segment only: most manifests have none with conditions, and applications start faster.
        _code ??= new CodeBuffer(keepsOrigins);
        _conditions ??= new ConditionCompiler(ordinals, segments, this, pool, _code, isRoutine: true);
        _code.Clear();
        var isMember = _code.AddReturn(true);
        var isNone = _code.AddReturn(false);
        var entry = _conditions.Compile(condition, isMember, isNone, new Origin(Role.Audience, Reference: name));
        _code.Signature.Add((long)_code.LabelOf(entry));
        var (code, origins, calls) = _code.ToRoutine(entry);
        return new SegmentRoutine(code, origins, calls, _code.Signature.Value);
    }

    /// <summary>Adds the segments that a condition refers to and that have to be compiled first. The reader limits how deep conditions nest.</summary>
    private void AddReferences(Condition condition, List<string> references)
    {
        switch (condition)
        {
            case AllCondition all:
                AddReferences(all.Conditions, references);
                break;
            case AnyCondition any:
                AddReferences(any.Conditions, references);
                break;
            case NotCondition not:
                AddReferences(not.Inner, references);
                break;
            case SegmentCondition { Segment.Value: var segment } when !_routines.ContainsKey(segment) && segments.FindCondition(segment) is not null:
                references.Add(segment);
                break;
        }
    }

    private void AddReferences(IReadOnlyList<Condition> conditions, List<string> references)
    {
        for (var index = 0; index < conditions.Count; index++)
        {
            AddReferences(conditions[index], references);
        }
    }
}
