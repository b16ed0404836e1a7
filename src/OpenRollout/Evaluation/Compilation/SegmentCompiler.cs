using OpenRollout.Evaluation.Execution;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Compiles segments of conditions, each once, however often it is used: written out at each use, segments that name each
/// other would grow with the number of ways through them. A segment is written out where it is used first, which mostly is
/// the only place; from then on it is called.
/// </summary>
internal sealed class SegmentCompiler
{
    private readonly IReadOnlyDictionary<string, int> _ordinals;
    private readonly SegmentTable _segments;
    private readonly ConstantPool _pool;
    private readonly bool _keepsOrigins;
    private readonly Dictionary<string, SegmentRoutine> _routines = new(StringComparer.Ordinal);
    private readonly Dictionary<object, int> _tests = new(ReferenceEqualityComparer.Instance);
    private readonly List<SegmentRoutine> _called = [];
    private readonly List<int> _entries = [];
    private ArrayBuilder<Instruction> _compiledTests;
    private CodeBuffer? _code;
    private ConditionCompiler? _conditions;

    public SegmentCompiler(IReadOnlyDictionary<string, int> ordinals, SegmentTable segments, ConstantPool pool, bool keepsOrigins)
    {
        _ordinals = ordinals;
        _segments = segments;
        _pool = pool;
        _keepsOrigins = keepsOrigins;
    }

    /// <summary>How many routines at most are being run at once, whichever flag is evaluated.</summary>
    public int Depth { get; private set; }

    /// <summary>Where each routine that is called stands in the program.</summary>
    public int[] Entries => [.. _entries];

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

    /// <summary>Returns the place of a routine among those that are called; it will be part of the program.</summary>
    public int IndexOf(SegmentRoutine routine)
    {
        if (routine.Index < 0)
        {
            routine.Index = _called.Count;
            _called.Add(routine);
            Depth = Math.Max(Depth, routine.Depth);
        }

        return routine.Index;
    }

    /// <summary>Appends the routines that are called for the first time, and those that they call, to a program.</summary>
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

    /// <summary>Keeps how a test of a segment was compiled, for where the segment is written out.</summary>
    public void Remember(AttributeCondition condition, Opcode code, int operand)
    {
        _tests[condition] = _compiledTests.Count;
        _compiledTests.Add(new Instruction(code, 0, operand, 0, 0));
    }

    /// <summary>Returns how a test of a segment was compiled.</summary>
    public Instruction Recall(AttributeCondition condition) => _compiledTests[_tests[condition]];

    /// <summary>Compiles a segment after those that it names, without recursion: they may name each other deeper than a thread's stack reaches.</summary>
    private void CompileWithReferences(string name)
    {
        var open = new List<string> { name };
        var references = new List<string>();
        while (open.Count > 0)
        {
            var current = open[^1];
            references.Clear();
            AddReferences(_segments.FindCondition(current)!, references);
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
                _routines.Add(current, Compile(_segments.FindCondition(current)!, current));
                open.RemoveAt(open.Count - 1);
            }
        }
    }

    private SegmentRoutine Compile(Condition condition, string name)
    {
        // Made when the first segment is met: most manifests have none with conditions, and an application starts sooner.
        _code ??= new CodeBuffer(_keepsOrigins);
        _conditions ??= new ConditionCompiler(_ordinals, _segments, this, _pool, _code, isRoutine: true);
        _code.Clear();
        var isMember = _code.AddReturn(true);
        var isNone = _code.AddReturn(false);
        var entry = _conditions.Compile(condition, isMember, isNone, new Origin(Role.Audience, Reference: name));
        _code.Signature.Add((long)_code.LabelOf(entry));
        var (code, origins, calls) = _code.ToRoutine(entry);
        return new SegmentRoutine(code, origins, calls, _code.Signature.Value);
    }

    /// <summary>Adds the segments that a condition names and that have to be compiled first. Conditions lie in each other no deeper than JSON is read.</summary>
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
            case SegmentCondition { Segment.Value: var segment } when !_routines.ContainsKey(segment) && _segments.FindCondition(segment) is not null:
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
