using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Editing;

/// <summary>Removes members of types.</summary>
internal static class Members
{
    /// <summary>Returns a type without some members.</summary>
    public static TypeDeclarationSyntax Remove(TypeDeclarationSyntax type, IReadOnlyCollection<MemberDeclarationSyntax> members)
    {
        foreach (var member in members.Select(member => type.Members.IndexOf(member)).OrderByDescending(index => index))
        {
            var leading = type.Members[member].GetLeadingTrivia();
            var isFirst = member == 0;
            type = type.WithMembers(type.Members.RemoveAt(member));
            if (isFirst && type.Members.Count > 0 && !Lines.StartsWithBlankLine(leading))
            {
                type = type.WithMembers(type.Members.Replace(type.Members[0], type.Members[0].WithLeadingTrivia(Lines.WithoutBlankLines(type.Members[0].GetLeadingTrivia()))));
            }
        }

        return type;
    }
}
