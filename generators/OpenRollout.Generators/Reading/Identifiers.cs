using Microsoft.CodeAnalysis.CSharp;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Generators.Reading;

/// <summary>Converts names of the project, such as <c>my-app</c>, to C# identifiers.</summary>
internal static class Identifiers
{
    /// <summary>
    /// Returns the name of a class of accessors. A name that is not an identifier is converted as names of the manifest are.
    /// A class cannot have the name of one of its members.
    /// </summary>
    public static string MakeClassName(string name)
    {
        var identifier = IsUsable(name) ? name : CSharpName.From(name);
        return CSharpName.IsMemberOfRoot(identifier) ? identifier + "Flags" : identifier;
    }

    /// <summary>Returns a namespace whose parts are identifiers; keywords are escaped.</summary>
    public static string MakeNamespace(string name)
        => string.Join(".", name.Split('.').Where(part => part.Trim().Length > 0).Select(part => MakePart(part.Trim())));

    private static string MakePart(string part)
    {
        if (SyntaxFacts.IsValidIdentifier(part))
        {
            return SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None ? part : "@" + part;
        }

        var identifier = string.Concat(part.Select(character => SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_'));
        return SyntaxFacts.IsIdentifierStartCharacter(identifier[0]) ? identifier : "_" + identifier;
    }

    private static bool IsUsable(string name)
        => SyntaxFacts.IsValidIdentifier(name)
            && !AccessorsEmitter.IsOwnMember(name)
            // The compiler warns about type names of lower-case letters only, because they may become keywords.
            && !name.All(character => character is >= 'a' and <= 'z')
            && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None;
}
