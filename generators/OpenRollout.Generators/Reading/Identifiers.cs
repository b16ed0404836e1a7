using Microsoft.CodeAnalysis.CSharp;
using OpenRollout.Manifest;

namespace OpenRollout.Generators.Reading;

/// <summary>Makes C# of names that a project gives, which need not be C#: <c>my-app</c> is a project's name too.</summary>
internal static class Identifiers
{
    /// <summary>
    /// Returns the name of a class of accessors; what is no identifier is made one as names of the manifest are. A class
    /// cannot have the name of one of its members.
    /// </summary>
    public static string MakeClassName(string name)
    {
        var identifier = IsUsable(name) ? name : CSharpName.From(name);
        return CSharpName.IsMemberOfTheRoot(identifier) ? identifier + "Flags" : identifier;
    }

    /// <summary>Returns a namespace, each part of which is an identifier; keywords are escaped.</summary>
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
            // Such names may become keywords, of which the compiler warns.
            && !name.All(character => character is >= 'a' and <= 'z')
            && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None;
}
