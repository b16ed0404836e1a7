using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Notices;

/// <summary>
/// Finds the tests that reach an evaluation of the flag by direct calls, up to three calls deep, without setting the flag on the way or in their set-up. They ran
/// with the flag's default, which may have been the value that the flag no longer has.
/// </summary>
internal sealed class ReachingTests(IReadOnlyList<FlagDraft> drafts, RemovalRequest request)
{
    private const int MaxDepth = 3;

    private readonly CallGraph _calls = new(drafts);
    private readonly Dictionary<string, TestUse> _tests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reach> _setUps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reach> _seen = new(StringComparer.Ordinal);

    /// <summary>Specifies what a member does with the flag, itself or by its calls.</summary>
    [Flags]
    private enum Reach
    {
        None = 0,
        Evaluates = 1,
        Sets = 2,
    }

    private sealed record TestUse(MethodDeclarationSyntax Test, INamedTypeSymbol Type, Reach Reach);

    /// <summary>Returns the notices.</summary>
    public IEnumerable<RemovalPlace> Find()
    {
        // With the same default, the tests have always run the code that stays.
        if (request.Value.Equals(request.Default) || !drafts.Any(draft => TestAttributes.AreIn(draft.Draft.Original)))
        {
            yield break;
        }

        var reached = FindUses();
        for (var depth = 1; depth <= MaxDepth && reached.Count > 0; depth++)
        {
            reached = Call(reached);
        }

        foreach (var test in _tests.Values.Where(test => test.Reach == Reach.Evaluates && !SetUpOf(test.Type).HasFlag(Reach.Sets)))
        {
            yield return SolutionNotices.PlaceOf(test.Test.Identifier.GetLocation(), RemovalReasons.ReachingTest);
        }
    }

    /// <summary>Returns the members that use the flag themselves. A test among them is not listed, because the difference shows it.</summary>
    private List<(ISymbol Member, Reach Reach)> FindUses()
    {
        var reached = new List<(ISymbol, Reach)>();
        foreach (var draft in drafts)
        {
            foreach (var file in draft.Uses.ByFile.Where(file => draft.IsEditable(file.Key)))
            {
                var model = draft.Finder.ModelOf(file.Key);
                var reader = new UseReader(request, model);
                foreach (var use in file.Value)
                {
                    if (draft.ReasonOf(use) == RemovalReasons.AllArms)
                    {
                        AddArms(CallGraph.MembersOf(use, model));
                    }
                    else if (ReachOf(use, draft, reader) is not Reach.None and var reach)
                    {
                        Record(use, model, reach | (TestMethods.FindOf(use, model) is not null ? Reach.Sets : Reach.None), reached);
                    }
                }
            }
        }

        return reached;
    }

    /// <summary>The tests whose attributes name a member with a row for each value of the flag set it.</summary>
    private void AddArms(IEnumerable<ISymbol> members)
    {
        foreach (var (name, _, model) in _calls.FindCalls([.. members]))
        {
            if (name.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: MethodDeclarationSyntax test })
            {
                Add(test, model, Reach.Sets);
            }
        }
    }

    /// <summary>A text that no code takes as a key, and the name of a variant's enum, evaluate nothing.</summary>
    private Reach ReachOf(SyntaxNode use, FlagDraft draft, UseReader reader)
        => draft.Finder.ReasonOfMention(use) is not null ? Reach.None
            : TestProviderReader.SetsFlag(use) ? Reach.Sets
            : reader.Read(use) switch
            {
                Replacement.NoUse => KeyOrigins.Of(request).Any(key => key.Node == use) ? Reach.Evaluates : Reach.None,
                Replacement.Mention or Replacement.Implementation => Reach.None,
                Replacement.Refused { Reason: RemovalReasons.Mock } => Reach.Sets,
                Replacement.Refused { Reason: var reason } when !RemovalReasons.LeavesEvaluation(reason) => Reach.None,
                _ => Reach.Evaluates,
            };

    private List<(ISymbol Member, Reach Reach)> Call(List<(ISymbol Member, Reach Reach)> targets)
    {
        var reached = new List<(ISymbol, Reach)>();
        foreach (var (call, target, model) in _calls.FindCalls([.. targets.Select(target => target.Member)]))
        {
            var reach = targets.Where(each => NameIndex.IdOf(each.Member) == target).Aggregate(Reach.None, (reach, each) => reach | each.Reach);
            Record(call, model, reach, reached);
        }

        return reached;
    }

    /// <summary>Records that the member with a node reaches the flag: a test, a set-up, or a member that others call.</summary>
    private void Record(SyntaxNode node, SemanticModel model, Reach reach, List<(ISymbol Member, Reach Reach)> reached)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && TestMethods.Contains(method, model))
        {
            Add(method, model, reach);
            return;
        }

        if (node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { Parent: TypeDeclarationSyntax type } member && TestMethods.IsSetUp(member, model) && model.GetDeclaredSymbol(type) is { } owner
            && NameIndex.IdOf(owner) is { } id)
        {
            _setUps[id] = (_setUps.TryGetValue(id, out var known) ? known : Reach.None) | reach;
            foreach (var test in TestMethods.In(type, model))
            {
                Add(test, model, reach);
            }
        }

        foreach (var caller in CallGraph.MembersOf(node, model))
        {
            var key = NameIndex.IdOf(caller) ?? "";
            if (((_seen.TryGetValue(key, out var seen) ? seen : Reach.None) | reach) is var now && now != seen)
            {
                _seen[key] = now;
                reached.Add((caller, reach));
                reached.AddRange(_calls.SlotsOf(caller).Select(slot => (slot, reach)));
            }
        }
    }

    private void Add(MethodDeclarationSyntax test, SemanticModel model, Reach reach)
    {
        if (model.GetDeclaredSymbol(test) is { } symbol && NameIndex.IdOf(symbol) is { } id)
        {
            _tests[id] = _tests.TryGetValue(id, out var known) ? known with { Reach = known.Reach | reach } : new TestUse(test, symbol.ContainingType, reach);
        }
    }

    /// <summary>Returns what the set-ups of a test's type do: its own, those of its base types, and those of the fixtures that its interfaces name.</summary>
    private Reach SetUpOf(INamedTypeSymbol type)
    {
        var reach = Reach.None;
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var set in current.AllInterfaces.SelectMany(face => face.TypeArguments).Prepend(current))
            {
                reach |= NameIndex.IdOf(set) is { } id && _setUps.TryGetValue(id, out var own) ? own : Reach.None;
            }
        }

        return reach;
    }
}
