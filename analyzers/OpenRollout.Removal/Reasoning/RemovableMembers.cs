using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>The private members that have no effect without a use: no initial value with an effect, and no part in a layout, in equality or in serialization.</summary>
internal static class RemovableMembers
{
    /// <summary>Returns whether an unused member can go.</summary>
    public static bool Contains(MemberDeclarationSyntax member, TypeDeclarationSyntax type, SemanticModel model)
        => !member.ContainsDirectives
            && !(member is FieldDeclarationSyntax && IsSerialized(type))
            && !IsPartOfValue(member, model)
            && (InitialValueOf(member) is not { } value || Effects.AreNone(value, model));

    /// <summary>Returns whether a serializer can read the fields of a type, for which an attribute is the sign.</summary>
    private static bool IsSerialized(TypeDeclarationSyntax type)
        => type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is var name
            && (name.Contains("Serializable") || name.Contains("DataContract") || name.Contains("JsonObject") || name.Contains("Proto") || name.Contains("MessagePack")));

    /// <summary>Returns whether a field or a property is part of the layout of a structure, or of the equality of a record.</summary>
    private static bool IsPartOfValue(MemberDeclarationSyntax member, SemanticModel model)
        => member.Parent is StructDeclarationSyntax or RecordDeclarationSyntax
            && !member.Modifiers.Any(SyntaxKind.StaticKeyword)
            && !member.Modifiers.Any(SyntaxKind.ConstKeyword)
            && member is FieldDeclarationSyntax or PropertyDeclarationSyntax
            && (member.Parent is not RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.StructKeyword } || !IsConstant(member, model))
            && (member is not PropertyDeclarationSyntax property || model.GetDeclaredSymbol(property) is { } symbol && Initialization.IsAutomatic(symbol));

    private static bool IsConstant(MemberDeclarationSyntax member, SemanticModel model)
        => InitialValueOf(member) is not { } value || model.GetConstantValue(value).HasValue;

    private static ExpressionSyntax? InitialValueOf(MemberDeclarationSyntax member)
        => ((member as FieldDeclarationSyntax)?.Declaration.Variables[0].Initializer ?? (member as PropertyDeclarationSyntax)?.Initializer)?.Value;
}
