using OpenRollout.Cli.Files;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Reasoning;
using OpenRollout.Manifest.Reasoning.Sets;
using OpenRollout.Manifest.Reasoning.Witnesses;

namespace OpenRollout.Cli.Differences;

/// <summary>
/// Searches for a user to whom a change happens: the solver of the manifest's review finds possible values, and the engine
/// evaluates the user in both manifests. Not thread-safe.
/// </summary>
internal sealed class TransitionSearch
{
    /// <summary>The most branches of the solver that are tried for one pair of cells.</summary>
    private const int MaximumBranches = 64;

    /// <summary>The most units of a branch that are evaluated.</summary>
    private const int MaximumTrials = 16;

    /// <summary>The share of users below which a group is only searched among listed units.</summary>
    private const double Negligible = 1e-6;

    private readonly RolloutManifest _attributes;
    private readonly Workspace _workspace = new();
    private readonly Solver _solver;
    private readonly ContextBuilder _contexts;
    private readonly UnitFinder _units;
    private readonly RolloutProgram _before;
    private readonly RolloutProgram _after;
    private readonly int _flagBefore;
    private readonly int _flagAfter;

    /// <summary>Initializes a new instance of the <see cref="TransitionSearch"/> class.</summary>
    public TransitionSearch(UsableManifest before, UsableManifest after, string key)
    {
        _attributes = new RolloutManifest([.. after.Manifest.Attributes, .. before.Manifest.Attributes.Where(attribute => after.Manifest.FindAttribute(attribute.Name) is null)], [], []);
        _solver = new Solver(_attributes, _workspace);
        _contexts = new ContextBuilder(_attributes, _workspace);
        _units = new UnitFinder(_attributes, _workspace);
        (_before, _after) = (before.Program, after.Program);
        (_flagBefore, _flagAfter) = (_before.FindFlag(key), _after.FindFlag(key));
    }

    /// <summary>Searches for a user of a cell.</summary>
    /// <param name="users">The users who are in one cell before and in another after.</param>
    /// <param name="kind">The kind of effect.</param>
    /// <param name="utcTicks">The time of both evaluations.</param>
    /// <returns>The verdict and, if a user was found, the context as JSON.</returns>
    public (TransitionVerdict Verdict, string? Witness) Find(UserCell users, TransitionKind kind, long utcTicks)
    {
        string? witness = null;
        var (branches, isOpen) = (0, false);
        _workspace.Budget.BeginSubject();
        var verdict = _solver.Search(users.Constraints, known =>
        {
            var result = TryBranch(users, kind, utcTicks, known, out witness);
            isOpen |= result == TransitionVerdict.Undecided;
            return result == TransitionVerdict.Found || ++branches == MaximumBranches;
        });
        return (witness is not null ? TransitionVerdict.Found : verdict == Verdict.Impossible && !isOpen ? TransitionVerdict.Impossible : TransitionVerdict.Undecided, witness);
    }

    private TransitionVerdict TryBranch(UserCell users, TransitionKind kind, long utcTicks, IReadOnlyDictionary<string, AttributeSet> known, out string? witness)
    {
        witness = null;
        var context = _contexts.Build(known);
        var isNegligible = UnitFinder.ChanceOf(users.Hashes) < Negligible;
        (string Name, string[] Values)[] units = [.. users.Hashes
            .GroupBy(pair => pair.Key.Unit, StringComparer.Ordinal)
            .Select(group => (group.Key, isNegligible && !UnitFinder.IsListed(group.Key, known) ? [] : _units.Find(group.Key, known, [.. group]).Take(MaximumTrials).ToArray()))];
        if (units.Any(unit => unit.Values.Length == 0 && UnitFinder.IsListed(unit.Name, known)) || (isNegligible && units.Any(unit => unit.Values.Length == 0)))
        {
            // None of the possible units has these hashes, so the branch is ruled out. A change for fewer than one in a million
            // users is not searched for longer, because it would never be decided.
            return TransitionVerdict.Impossible;
        }

        for (var trial = 0; context is not null && (trial == 0 || units.Any(unit => trial < unit.Values.Length)); trial++)
        {
            foreach (var (name, values) in units)
            {
                if (values.Length > 0)
                {
                    context[name] = values[trial % values.Length];
                }
            }

            if (Check(context, kind, utcTicks))
            {
                witness = ContextText.Write(context, _attributes);
                return TransitionVerdict.Found;
            }
        }

        return TransitionVerdict.Undecided;
    }

    private bool Check(Dictionary<string, object> context, TransitionKind kind, long utcTicks)
    {
        var was = Evaluate(_before, _flagBefore, context, utcTicks);
        var now = Evaluate(_after, _flagAfter, context, utcTicks);
        return FlagComparison.KindOf(was.Stage is not null, was.Value, now.Stage is not null, now.Value) == kind;
    }

    private static Outcome Evaluate(RolloutProgram program, int flag, Dictionary<string, object> context, long utcTicks)
        => program.Evaluate(flag, new ContextView(Array.ConvertAll(program.AttributeNames, name => AttributeValue.FromBoxed(context.GetValueOrDefault(name))), utcTicks));
}
