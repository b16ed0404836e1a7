using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Notices;

/// <summary>Finds members that other code can see and that now only return the flag's value, with the interface members that they implement.</summary>
internal static class ConstantMembers
{
    /// <summary>Returns the notices.</summary>
    public static IEnumerable<RemovalPlace> Find(FlagDraft draft)
    {
        foreach (var tree in draft.EditedTrees)
        {
            SemanticModel? model = null;
            foreach (var value in Marks.ValuesIn(tree.GetRoot()))
            {
                SyntaxNode content = value;
                while (content.Parent is ParenthesizedExpressionSyntax)
                {
                    content = content.Parent;
                }

                if (Wrapper.DeclarationOf(content) is not (MethodDeclarationSyntax or PropertyDeclarationSyntax) || Wrapper.DeclarationOf(content) is not { } wrapper || draft.Originals.Of(wrapper) is not { } original
                    || (model ??= draft.Draft.Compilation.GetSemanticModel(tree)).GetDeclaredSymbol(wrapper) is not { ContainingType: { } type } symbol
                    || (content.Parent is EqualsValueClauseSyntax && CanGetOtherValue(symbol, draft)))
                {
                    continue;
                }

                yield return SolutionNotices.PlaceOf(Location.Create(draft.Originals.TreeOf(original), NameOf(original)), RemovalReasons.Constant(symbol.Name, value.ToString()));
                foreach (var face in type.AllInterfaces.SelectMany(face => face.GetMembers(symbol.Name.Substring(symbol.Name.LastIndexOf('.') + 1))))
                {
                    if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(face), symbol) && face.Locations.FirstOrDefault(location => location.IsInSource) is { } declared)
                    {
                        yield return SolutionNotices.PlaceOf(draft.Originals.LocationOf(declared), RemovalReasons.ConstantImplementation(face.ContainingType.Name + "." + face.Name, value.ToString()));
                    }
                }
            }
        }
    }

    /// <summary>Returns whether code can give a property another value than its initial one.</summary>
    private static bool CanGetOtherValue(ISymbol symbol, FlagDraft draft)
        => symbol is IPropertySymbol { SetMethod: not null }
            || symbol.ContainingType.DeclaringSyntaxReferences.SelectMany(part => part.GetSyntax().DescendantNodes().OfType<SimpleNameSyntax>())
                .Any(name => name.Identifier.ValueText == symbol.Name && !References.OnlyReads(Occurrences.ExpressionOf(name), draft.Draft.Compilation.GetSemanticModel(name.SyntaxTree)));

    private static Microsoft.CodeAnalysis.Text.TextSpan NameOf(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Span,
        PropertyDeclarationSyntax property => property.Identifier.Span,
        _ => member.Span,
    };
}
