using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Removes tests whose whole body runs under an override with a value that the flag no longer has, so that they only test the removed code.</summary>
internal sealed class DeadTestPass(RemovalRequest request) : ITreePass
{
    private const string Override = nameof(Override);

    public bool Concerns(SyntaxNode root) => !request.KeepTests && Marks.UsesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
        => Marks.UsesIn(root)
            .Select(use => use.FirstAncestorOrSelf<MethodDeclarationSyntax>())
            .OfType<MethodDeclarationSyntax>()
            .Distinct()
            .Where(method => method.Parent is TypeDeclarationSyntax && IsDead(method, model))
            .GroupBy(method => (TypeDeclarationSyntax)method.Parent!)
            .Select(tests => new Edit(tests.Key, Members.Remove(tests.Key, [.. tests])));

    private bool IsDead(MethodDeclarationSyntax method, SemanticModel model)
    {
        var overrides = Marks.UsesIn(method).Select(FindOverride).OfType<InvocationExpressionSyntax>().ToList();
        return overrides.Count == 1
            && TestMethods.IsWholeBodyUnder(method, overrides[0])
            && OverrideReader.IsOfValue(overrides[0], request, model) is false
            && TestMethods.Contains(method, model)
            && !method.ContainsDirectives;
    }

    private static InvocationExpressionSyntax? FindOverride(SyntaxNode use)
        => use.AncestorsAndSelf().OfType<MemberAccessExpressionSyntax>().Select(access => access.Parent as InvocationExpressionSyntax)
            .FirstOrDefault(call => call?.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: Override } member && member.Expression.Contains(use));
}
