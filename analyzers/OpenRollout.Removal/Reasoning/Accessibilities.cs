using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Decides whether only the code of a type can see a member.</summary>
internal static class Accessibilities
{
    /// <summary>Returns whether a member is private, and nothing reaches it in another way.</summary>
    public static bool IsPrivate(MemberDeclarationSyntax member)
        => !member.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PartialKeyword or SyntaxKind.ExternKeyword)
            && member.Parent is not InterfaceDeclarationSyntax
            && member is not MethodDeclarationSyntax { Identifier.ValueText: "Main" or "Dispose" or "GetEnumerator" };
}
