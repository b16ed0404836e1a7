using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Compiles conditions to tests that jump. There is no instruction for all, any and not: they only decide where a test
/// goes on. The same is true of a segment, unless it is called.
/// </summary>
/// <param name="ordinals">The places of the attributes.</param>
/// <param name="segments">The segments.</param>
/// <param name="routines">Compiles those that have a condition.</param>
/// <param name="pool">Takes what is compared with.</param>
/// <param name="code">Takes the tests.</param>
/// <param name="isRoutine">Whether it compiles segments themselves, and not what uses them.</param>
internal sealed class ConditionCompiler(
    IReadOnlyDictionary<string, int> ordinals, SegmentTable segments, SegmentCompiler routines, ConstantPool pool, CodeBuffer code, bool isRoutine = false)
{
    private readonly SegmentCompiler _routines = routines;
    private readonly bool _isRoutine = isRoutine;
    private readonly IReadOnlyDictionary<string, int> _ordinals = ordinals;
    private readonly SegmentTable _segments = segments;
    private readonly CodeBuffer _code = code;
    private readonly OperandCompiler _operands = new(pool, code);

    /// <summary>What is being compiled, outermost first: segments may nest deeper than a thread's stack reaches.</summary>
    private ArrayBuilder<OpenCondition> _open;

    /// <summary>How many segments are being written out within each other.</summary>
    private int _inlining;

    /// <summary>Compiles a condition and returns its first instruction.</summary>
    public int Compile(Condition condition, int whenTrue, int whenFalse, Origin origin)
    {
        while (true)
        {
            int entry;
            switch (condition)
            {
                case NotCondition not:
                    condition = not.Inner;
                    (whenTrue, whenFalse) = (whenFalse, whenTrue);
                    origin = origin with { IsNegated = !origin.IsNegated };
                    continue;
                case SegmentCondition { Segment.Value: var segment } when _segments.FindCondition(segment) is { } inner:
                    origin = origin with { Reference = segment };
                    var routine = _routines.Find(segment);
                    if (IsToInline(routine))
                    {
                        _open.Add(new OpenCondition([], 0, true, whenTrue, whenFalse, origin, _code.BeginSegment(routine, whenTrue, whenFalse)));
                        _inlining++;
                        condition = inner;
                        continue;
                    }

                    entry = _code.AddCall(routine, whenTrue, whenFalse, in origin);
                    break;
                case SegmentCondition { Segment.Value: var segment }:
                    entry = CompileKeys(_segments.FindKeys(segment)!, whenTrue, whenFalse, origin with { Reference = segment });
                    break;
                case AllCondition { Conditions: var written }:
                    var conditions = Order(written);
                    _open.Add(new OpenCondition(conditions, conditions.Count, true, whenTrue, whenFalse, origin));
                    entry = whenTrue;
                    break;
                case AnyCondition { Conditions: var written }:
                    conditions = Order(written);
                    _open.Add(new OpenCondition(conditions, conditions.Count, false, whenTrue, whenFalse, origin));
                    entry = whenFalse;
                    break;
                default:
                    entry = CompileTest((AttributeCondition)condition, whenTrue, whenFalse, origin);
                    break;
            }

            while (_open.Count > 0 && _open.Last.Left == 0)
            {
                if (_open.Last.Segment is { } segment)
                {
                    _inlining--;
                    _code.EndSegment(segment, entry);
                }

                _open.RemoveLast();
            }

            if (_open.Count == 0)
            {
                return entry;
            }

            // The condition before what has just been compiled goes on there: when it holds in an all, when it does not in an any.
            ref var open = ref _open.Last;
            open = open with { Left = open.Left - 1 };
            condition = open.Conditions[open.Left];
            (whenTrue, whenFalse) = open.IsAll ? (entry, open.WhenFalse) : (open.WhenTrue, entry);
            origin = open.Origin;
        }
    }

    public int CompileSegment(Name segment, int whenTrue, int whenFalse, Origin origin)
        => Compile(new SegmentCondition(segment), whenTrue, whenFalse, origin);

    public int CompileKeys(KeySet keys, int whenTrue, int whenFalse, Origin origin)
    {
        _code.Signature.Add(keys);
        var (code, operand) = _operands.CompileKeys(keys, isNegative: false);
        return _code.Add(code, AttributeDefinition.TargetingKey, RolloutProgram.TargetingKeyOrdinal, operand, whenTrue, whenFalse, origin);
    }

    /// <summary>Where a segment is used for the first time, or is so small that a call would take longer, it is written out.</summary>
    private bool IsToInline(SegmentRoutine routine)
    {
        if (routine.IsSmall || (!_isRoutine && !routine.IsInlined))
        {
            routine.IsInlined |= !_isRoutine;
            return true;
        }

        return false;
    }

    /// <summary>An explanation tells of them as they are written.</summary>
    private IReadOnlyList<Condition> Order(IReadOnlyList<Condition> conditions) => _code.KeepsOrigins ? conditions : ConditionOrder.Order(conditions);

    private int CompileTest(AttributeCondition condition, int whenTrue, int whenFalse, Origin origin)
    {
        if (condition is ExistsCondition { Expected: false })
        {
            (whenTrue, whenFalse) = (whenFalse, whenTrue);
        }

        if (_inlining > 0)
        {
            var known = _routines.Recall(condition);
            return _code.Add(known.Code, condition.Attribute, _ordinals[condition.Attribute.Name], known.Operand, whenTrue, whenFalse, origin with { Condition = condition });
        }

        var (code, operand) = _operands.Compile(condition);
        if (_isRoutine)
        {
            _routines.Remember(condition, code, operand);
        }

        return _code.Add(code, condition.Attribute, _ordinals[condition.Attribute.Name], operand, whenTrue, whenFalse, origin with { Condition = condition });
    }
}
