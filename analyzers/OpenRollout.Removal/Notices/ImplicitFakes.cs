using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Notices;

/// <summary>Finds properties that implement the snapshot's interface implicitly, as fakes of tests do. They compile without the interface's member, and do nothing.</summary>
internal static class ImplicitFakes
{
    /// <summary>Returns the notices.</summary>
    public static IEnumerable<RemovalPlace> Find(FlagDraft draft)
        => from tree in draft.Draft.Original.SyntaxTrees
           where draft.IsEditable(tree)
           from property in tree.GetRoot().DescendantNodes().OfType<PropertyDeclarationSyntax>()
           where property.ExplicitInterfaceSpecifier is null && draft.Finder.Names.Contains(property.Identifier.ValueText)
               && property.Parent is TypeDeclarationSyntax { BaseList: not null }
               && draft.Draft.Original.GetSemanticModel(tree).GetDeclaredSymbol(property) is IPropertySymbol symbol && Implements(symbol, draft)
           select SolutionNotices.PlaceOf(property.Identifier.GetLocation(), RemovalReasons.Fake(property.Identifier.ValueText));

    private static bool Implements(IPropertySymbol property, FlagDraft draft)
        => property.ContainingType.AllInterfaces.SelectMany(face => face.GetMembers(property.Name))
            .Any(member => draft.Finder.IsFlag(member) && SymbolEqualityComparer.Default.Equals(property.ContainingType.FindImplementationForInterfaceMember(member), property));
}
