using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Reasoning;

/// <summary>
/// Decides whether a field or an automatic property has a value before any code can read it. Otherwise a reader could see the default value.
/// </summary>
internal static class Initialization
{
    /// <summary>Returns whether a value is the one that a field has before anything is assigned to it.</summary>
    public static bool IsDefault(object? value) => value is null or false or 0 or 0.0;

    /// <summary>Returns whether the initializer of a field or a property runs before any code that could read it.</summary>
    public static bool RunsFirst(SyntaxNode declaration, ISymbol symbol, SemanticModel model)
        => symbol.IsStatic
            ? symbol.ContainingType.DeclaringSyntaxReferences.Length == 1 && StaticInitializers(symbol.ContainingType)
                .TakeWhile(initializer => initializer.Parent != declaration).All(initializer => StaysOutside(initializer.Value, model))
            // The initializers of a structure do not always run.
            : symbol.ContainingType.TypeKind == TypeKind.Class && IsCreatedByConstructor(symbol.ContainingType);

    /// <summary>Returns whether every new instance, or the type, gets its value by assignments in constructors before any code that could read it.</summary>
    /// <param name="symbol">The field or the property.</param>
    /// <param name="assignments">All assignments to it.</param>
    /// <param name="model">The semantic model.</param>
    public static bool RunsFirst(ISymbol symbol, IReadOnlyList<AssignmentExpressionSyntax> assignments, SemanticModel model)
    {
        var type = symbol.ContainingType;
        if (type is not { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.Length: 1 } || type.DeclaringSyntaxReferences[0].GetSyntax() is not TypeDeclarationSyntax { ParameterList: null } declaration)
        {
            return false;
        }

        var constructors = declaration.Members.OfType<ConstructorDeclarationSyntax>()
            .Where(constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) == symbol.IsStatic && constructor.Initializer?.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) is not true)
            .ToList();
        return constructors.Count > 0
            && IsCreatedByConstructor(type)
            && (symbol.IsStatic ? StaticInitializers(type).All(initializer => StaysOutside(initializer.Value, model)) : CannotBeCalledByBase(type))
            && constructors.TrueForAll(constructor => IsAssignedFirst(constructor, symbol, assignments, model));
    }

    private static bool IsAssignedFirst(ConstructorDeclarationSyntax constructor, ISymbol symbol, IReadOnlyList<AssignmentExpressionSyntax> assignments, SemanticModel model)
    {
        if (constructor.ExpressionBody is { } arrow)
        {
            return assignments.Any(assignment => assignment == arrow.Expression);
        }

        var statements = constructor.Body?.Statements ?? default;
        var index = statements.IndexOf(statement => statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax expression } && assignments.Contains(expression));
        return index >= 0 && (symbol.IsStatic ? index == 0 : statements.Take(index).All(statement => KeepsInstance(statement, symbol, model)));
    }

    /// <summary>Returns whether a statement calls nothing on the new instance and passes it to no other code.</summary>
    private static bool KeepsInstance(StatementSyntax statement, ISymbol symbol, SemanticModel model)
        => model.GetOperation(statement) is { } operation && operation.DescendantsAndSelf().All(inner => inner is not IInstanceReferenceOperation instance
            || instance.Parent is IFieldReferenceOperation field && !SymbolEqualityComparer.Default.Equals(field.Field, symbol)
            || instance.Parent is IPropertyReferenceOperation property && IsAutomatic(property.Property) && !SymbolEqualityComparer.Default.Equals(property.Property, symbol));

    /// <summary>Returns whether a property only stores a value.</summary>
    public static bool IsAutomatic(IPropertySymbol property)
        => property is { IsVirtual: false, IsOverride: false, IsAbstract: false }
            && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>Some serializers create instances without calling a constructor.</summary>
    private static bool IsCreatedByConstructor(INamedTypeSymbol type) => !type.IsSerializable && !type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DataContractAttribute");

    /// <summary>The constructor of the base class runs first. It can reach the type by what overrides or implements something.</summary>
    private static bool CannotBeCalledByBase(INamedTypeSymbol type)
        => type.BaseType?.SpecialType == SpecialType.System_Object || (type.Interfaces.IsEmpty && !type.GetMembers().Any(member => member.IsOverride && !member.IsImplicitlyDeclared));

    /// <summary>Returns whether an initializer runs only code of other assemblies, which cannot read the field.</summary>
    private static bool StaysOutside(ExpressionSyntax value, SemanticModel model)
        => model.GetOperation(value) is { } operation && operation.DescendantsAndSelf().All(inner => inner.ConstantValue.HasValue || (IsOutside(inner.Type, model) && inner switch
        {
            IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IInvalidOperation => false,
            IInvocationOperation call => IsOutside(call.TargetMethod, model),
            IObjectCreationOperation creation => IsOutside(creation.Constructor, model),
            IMemberReferenceOperation reference => IsOutside(reference.Member, model),
            IConversionOperation conversion => IsOutside(conversion.OperatorMethod, model),
            IBinaryOperation binary => IsOutside(binary.OperatorMethod, model),
            IUnaryOperation unary => IsOutside(unary.OperatorMethod, model),
            _ => true,
        }));

    private static bool IsOutside(ISymbol? symbol, SemanticModel model) => symbol is null || !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, model.Compilation.Assembly);

    private static IEnumerable<EqualsValueClauseSyntax> StaticInitializers(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>().SelectMany(declaration => declaration.Members)
            .Where(member => member.Modifiers.Any(SyntaxKind.StaticKeyword))
            .SelectMany(member => member switch
            {
                FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer),
                PropertyDeclarationSyntax property => [property.Initializer],
                EventFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer),
                _ => [],
            })
            .OfType<EqualsValueClauseSyntax>();

    private static int IndexOf(this SyntaxList<StatementSyntax> statements, Func<StatementSyntax, bool> matches)
    {
        for (var index = 0; index < statements.Count; index++)
        {
            if (matches(statements[index]))
            {
                return index;
            }
        }

        return -1;
    }
}
