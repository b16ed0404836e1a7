using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Compiles conditions to tests that jump. There is no instruction for <c>all</c>, <c>any</c> and <c>not</c>: they only
/// decide where a test continues. So does a segment, unless it is called.
/// </summary>
/// <param name="ordinals">The indices of the attributes, by name.</param>
/// <param name="segments">The segments.</param>
/// <param name="routines">Compiles segments that have a condition.</param>
/// <param name="pool">Receives the operands.</param>
/// <param name="code">Receives the tests.</param>
/// <param name="isRoutine">Whether this instance compiles the conditions of segments, and not those of audiences.</param>
internal sealed class ConditionCompiler(
    IReadOnlyDictionary<string, int> ordinals, SegmentTable segments, SegmentCompiler routines, ConstantPool pool, CodeBuffer code, bool isRoutine = false)
{
    private readonly OperandCompiler _operands = new(pool, code);

    /// <summary>The conditions being compiled, outermost first. Not a recursion, because segments may nest deeper than a thread's stack.</summary>
    private ArrayBuilder<OpenCondition> _open;

    /// <summary>The number of segments that are being inlined into each other.</summary>
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
                case SegmentCondition { Segment.Value: var segment } when segments.FindCondition(segment) is { } inner:
                    origin = origin with { Reference = segment };
                    var routine = routines.Find(segment);
                    if (ShouldInline(routine))
                    {
                        _open.Add(new OpenCondition([], 0, true, whenTrue, whenFalse, origin, code.BeginSegment(routine, whenTrue, whenFalse)));
                        _inlining++;
                        condition = inner;
                        continue;
                    }

                    entry = code.AddCall(routine, whenTrue, whenFalse, in origin);
                    break;
                case SegmentCondition { Segment.Value: var segment }:
                    entry = CompileKeys(segments.FindKeys(segment)!, whenTrue, whenFalse, origin with { Reference = segment });
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
                    code.EndSegment(segment, entry);
                }

                _open.RemoveLast();
            }

            if (_open.Count == 0)
            {
                return entry;
            }

            // The condition before the one just compiled continues with it: in an 'all' when it holds, in an 'any' when it does not.
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
        code.Signature.Add(keys);
        var (opcode, operand) = _operands.CompileKeys(keys, isNegative: false);
        return code.Add(opcode, AttributeDefinition.TargetingKey, RolloutProgram.TargetingKeyOrdinal, operand, whenTrue, whenFalse, origin);
    }

    /// <summary>Returns whether to inline a segment: at its first use, and always when it is so small that a call would take longer.</summary>
    private bool ShouldInline(SegmentRoutine routine)
    {
        if (routine.IsSmall || (!isRoutine && !routine.IsInlined))
        {
            routine.IsInlined |= !isRoutine;
            return true;
        }

        return false;
    }

    /// <summary>Returns the conditions in the order in which they are tested; for an explanation that is the manifest's.</summary>
    private IReadOnlyList<Condition> Order(IReadOnlyList<Condition> conditions) => code.KeepsOrigins ? conditions : ConditionOrder.ByCost(conditions);

    private int CompileTest(AttributeCondition condition, int whenTrue, int whenFalse, Origin origin)
    {
        if (condition is ExistsCondition { Expected: false })
        {
            (whenTrue, whenFalse) = (whenFalse, whenTrue);
        }

        if (_inlining > 0)
        {
            var known = routines.FindTest(condition);
            return code.Add(known.Code, condition.Attribute, ordinals[condition.Attribute.Name], known.Operand, whenTrue, whenFalse, origin with { Condition = condition });
        }

        var (opcode, operand) = _operands.Compile(condition);
        if (isRoutine)
        {
            routines.StoreTest(condition, opcode, operand);
        }

        return code.Add(opcode, condition.Attribute, ordinals[condition.Attribute.Name], operand, whenTrue, whenFalse, origin with { Condition = condition });
    }
}
