using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Notices;

/// <summary>Finds the types that have lost all of their tests.</summary>
internal static class EmptyTestTypes
{
    /// <summary>Returns the notices.</summary>
    public static IEnumerable<RemovalPlace> Find(FlagDraft draft)
        => from tree in draft.EditedTrees
           from type in tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
           let original = draft.Originals.Of(type) as TypeDeclarationSyntax
           where original is not null && original.Members.OfType<MethodDeclarationSyntax>().Count() > type.Members.OfType<MethodDeclarationSyntax>().Count()
               && HasTests(original, draft.Draft.BaselineOf(tree).Compilation) && !HasTests(type, draft.Draft.Compilation)
           select SolutionNotices.PlaceOf(Location.Create(draft.Originals.TreeOf(original), original.Identifier.Span), RemovalReasons.NoTests(type.Identifier.ValueText));

    private static bool HasTests(TypeDeclarationSyntax type, Compilation compilation)
        => type.Members.OfType<MethodDeclarationSyntax>().Any(method => TestMethods.Contains(method, compilation.GetSemanticModel(type.SyntaxTree)));
}
