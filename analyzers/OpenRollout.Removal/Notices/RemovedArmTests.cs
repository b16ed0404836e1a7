using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Notices;

/// <summary>Finds the tests whose set-up gives the flag the value that it no longer has.</summary>
internal static class RemovedArmTests
{
    /// <summary>Returns the notices.</summary>
    public static IEnumerable<RemovalPlace> Find(FlagDraft draft)
        => from use in draft.Uses.Editable
           where draft.ReasonOf(use) == RemovalReasons.SetUpOverride
           from test in TestMethods.In(use.FirstAncestorOrSelf<TypeDeclarationSyntax>()!, draft.Finder.ModelOf(use.SyntaxTree))
           select SolutionNotices.PlaceOf(test.Identifier.GetLocation(), RemovalReasons.RemovedArmTest);
}
