using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Notices;

/// <summary>
/// Finds the tests that reach the flag by direct calls, up to three calls deep, without setting it. They ran with the flag's default, which may have been
/// the value that the flag no longer has.
/// </summary>
internal sealed class ReachingTests(IReadOnlyList<FlagDraft> drafts)
{
    private const int MaxDepth = 3;

    /// <summary>Returns the notices.</summary>
    public IEnumerable<RemovalPlace> Find()
    {
        var originals = drafts.Where(draft => TestMethods.AreIn(draft.Draft.Original)).ToList();
        if (originals.Count == 0)
        {
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var tests = new HashSet<string>(StringComparer.Ordinal);
        var reached = drafts.SelectMany(draft => draft.Uses.Editable.Select(use => MemberOf(use, draft.Draft.Original))).OfType<ISymbol>().ToList();
        for (var depth = 1; depth <= MaxDepth && reached.Count > 0; depth++)
        {
            var targets = new HashSet<string>(reached.Select(member => member.GetDocumentationCommentId()).OfType<string>().Where(seen.Add), StringComparer.Ordinal);
            var names = new HashSet<string>(reached.Select(NameOf), StringComparer.Ordinal);
            reached = [];
            foreach (var draft in depth < MaxDepth ? drafts : originals)
            {
                foreach (var (call, model) in FindCalls(draft, names, targets))
                {
                    if (call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && TestMethods.Contains(method, model))
                    {
                        if (model.GetDeclaredSymbol(method)?.GetDocumentationCommentId() is { } id && tests.Add(id) && !SetsFlag(method, draft))
                        {
                            yield return SolutionNotices.PlaceOf(method.Identifier.GetLocation(), RemovalReasons.ReachingTest);
                        }
                    }
                    else if (MemberOf(call, draft.Draft.Original) is { } caller)
                    {
                        reached.Add(caller);
                    }
                }
            }
        }
    }

    private static IEnumerable<(SyntaxNode Call, SemanticModel Model)> FindCalls(FlagDraft draft, HashSet<string> names, HashSet<string> targets)
    {
        foreach (var tree in draft.Draft.Original.SyntaxTrees.Where(draft.IsEditable))
        {
            SemanticModel? model = null;
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => names.Contains(name.Identifier.ValueText)))
            {
                model ??= draft.Draft.Original.GetSemanticModel(tree);
                var symbol = name.Parent is ObjectCreationExpressionSyntax creation && creation.Type == name ? model.GetSymbolInfo(creation).Symbol : model.GetSymbolInfo(name).Symbol;
                symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
                if (symbol?.OriginalDefinition.GetDocumentationCommentId() is { } id && targets.Contains(id))
                {
                    yield return (name, model);
                }
            }
        }
    }

    /// <summary>Returns whether a test, or the set-up of its type, uses the flag itself.</summary>
    private static bool SetsFlag(MethodDeclarationSyntax test, FlagDraft draft)
        => draft.Uses.Editable.Any(use => use.SyntaxTree == test.SyntaxTree
            && (use.Ancestors().Contains(test)
                || (use.FirstAncestorOrSelf<TypeDeclarationSyntax>() == test.Parent && use.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
                    && !(member is MethodDeclarationSyntax other && TestMethods.Contains(other, draft.Draft.Original.GetSemanticModel(test.SyntaxTree))))));

    private static string NameOf(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name;

    private static ISymbol? MemberOf(SyntaxNode node, Compilation compilation)
        => node.Ancestors().FirstOrDefault(ancestor => ancestor is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax) is { } member
            ? compilation.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(member)
            : null;
}
