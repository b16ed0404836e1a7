using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Reads the variants of a flag from its generated accessor: their names, the members of the enum, and their values.</summary>
internal static class FlagVariants
{
    /// <summary>Returns the enum of an accessor's variants, or null.</summary>
    public static INamedTypeSymbol? EnumOf(IPropertySymbol accessor)
        => accessor.IsStatic && accessor.Type is INamedTypeSymbol { TypeArguments: { Length: > 0 } types } && types[types.Length - 1] is INamedTypeSymbol { TypeKind: TypeKind.Enum } variants ? variants : null;

    /// <summary>Returns the member of the enum that GetVariant returns; null if the code does not decide it.</summary>
    public static IFieldSymbol? FindServed(IPropertySymbol accessor, INamedTypeSymbol variants, RemovalRequest request)
    {
        var declared = FindDeclared(accessor, variants, request).ToList();
        var served = declared.Where(variant => request.Variant is { } name ? variant.Name == name : request.Value.Equals(variant.Value)).ToList();
        return served.Count switch
        {
            1 => variants.GetMembers(served[0].Member).OfType<IFieldSymbol>().FirstOrDefault(),
            // The first member of the enum is for every value without a variant.
            0 when declared.Count > 0 && request.Variant is null => variants.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.ConstantValue is 0),
            _ => null,
        };
    }

    /// <summary>Reads <c>new FlagVariant&lt;string, LayoutVariant&gt;("grid", LayoutVariant.Grid, "grid")</c> in the generated code.</summary>
    private static IEnumerable<(string Name, string Member, object? Value)> FindDeclared(IPropertySymbol accessor, INamedTypeSymbol variants, RemovalRequest request)
        => from tree in TreesOf(accessor, request)
           from creation in tree.GetRoot().DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
           let arguments = creation.ArgumentList?.Arguments ?? default
           where arguments.Count == 3 && arguments[1].Expression is MemberAccessExpressionSyntax { Expression: var type } && (type is MemberAccessExpressionSyntax qualified ? qualified.Name : type).ToString() == variants.Name
           where arguments[0].Expression is LiteralExpressionSyntax
           select (((LiteralExpressionSyntax)arguments[0].Expression).Token.ValueText, ((MemberAccessExpressionSyntax)arguments[1].Expression).Name.Identifier.ValueText, ValueOf(arguments[2].Expression));

    private static IEnumerable<SyntaxTree> TreesOf(IPropertySymbol accessor, RemovalRequest request)
    {
        if (accessor.DeclaringSyntaxReferences.FirstOrDefault() is { } reference)
        {
            return [reference.SyntaxTree];
        }

        // The accessor of a library is declared in the library's own compilation.
        return request.Compilations
            .Where(compilation => compilation.AssemblyName == accessor.ContainingAssembly.Name)
            .Take(1)
            .Select(compilation => compilation.GetTypeByMetadataName(NameOf(accessor.ContainingType)))
            .SelectMany(type => type?.GetMembers(accessor.Name) ?? [])
            .SelectMany(member => member.DeclaringSyntaxReferences)
            .Select(declaration => declaration.SyntaxTree);
    }

    private static string NameOf(INamedTypeSymbol type)
        => type.ContainingType is { } outer ? NameOf(outer) + "+" + type.MetadataName
            : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName
            : type.MetadataName;

    private static object? ValueOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax literal } => literal.Token.Value switch
        {
            int number => -number,
            double number => -number,
            _ => null,
        },
        ParenthesizedExpressionSyntax parenthesized => ValueOf(parenthesized.Expression),
        CastExpressionSyntax cast => Convert.ToDouble(ValueOf(cast.Expression), CultureInfo.InvariantCulture),
        _ => null,
    };
}
