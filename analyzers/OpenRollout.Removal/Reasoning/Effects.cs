using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Reasoning;

/// <summary>
/// Decides whether code can be left out: it has no effect, throws nothing and evaluates no flag. Everything that is not listed here
/// counts as an effect.
/// </summary>
internal static class Effects
{
    /// <summary>Returns whether an expression has no effect.</summary>
    public static bool AreNone(ExpressionSyntax expression, SemanticModel model)
        // The compiler has no operation for parentheses.
        => expression is ParenthesizedExpressionSyntax parenthesized ? AreNone(parenthesized.Expression, model)
            : Marks.IsValue(expression) || (model.GetOperation(expression) is { } operation && AreNone(operation));

    /// <summary>Returns whether matching a pattern has no effect.</summary>
    public static bool AreNone(PatternSyntax pattern, SemanticModel model) => model.GetOperation(pattern) is IPatternOperation operation && AreNoneOf(operation);

    /// <summary>Returns whether an operation has no effect.</summary>
    public static bool AreNone(IOperation operation)
        => operation.ConstantValue.HasValue || operation switch
        {
            ILiteralOperation or IDefaultValueOperation or ITypeOfOperation or INameOfOperation or ISizeOfOperation => true,
            IInstanceReferenceOperation or ILocalReferenceOperation { IsDeclaration: false } or IParameterReferenceOperation => true,
            IAnonymousFunctionOperation or IDelegateCreationOperation { Target: IAnonymousFunctionOperation } => true,
            IDelegateCreationOperation { Target: IMethodReferenceOperation method } => AreNoneOfReceiver(method.Instance),
            IFieldReferenceOperation field => AreNoneOf(field),
            IPropertyReferenceOperation property => AreNoneOf(property),
            IInvocationOperation call => AreNoneOf(call),
            IParenthesizedOperation parenthesized => AreNone(parenthesized.Operand),
            IConversionOperation conversion => AreNoneOf(conversion),
            IUnaryOperation { OperatorMethod: null, IsChecked: false } unary => AreNone(unary.Operand),
            IBinaryOperation { OperatorMethod: { } known } binary => KnownMembers.IsPlain(known) && AreNone(binary.LeftOperand) && AreNone(binary.RightOperand),
            IBinaryOperation { IsChecked: false } binary => AreNoneOf(binary) && AreNone(binary.LeftOperand) && AreNone(binary.RightOperand),
            IIsTypeOperation test => AreNone(test.ValueOperand),
            IIsPatternOperation test => AreNone(test.Value) && AreNoneOf(test.Pattern),
            IConditionalOperation { WhenFalse: { } otherwise, IsRef: false } choice => AreNone(choice.Condition) && AreNone(choice.WhenTrue) && AreNone(otherwise),
            IConditionalAccessOperation access => AreNone(access.Operation) && AreNone(access.WhenNotNull),
            IConditionalAccessInstanceOperation => true,
            ICoalesceOperation coalesce => AreNone(coalesce.Value) && AreNone(coalesce.WhenNull),
            ITupleOperation tuple => tuple.Elements.All(AreNone),
            IArgumentOperation argument => AreNone(argument.Value),
            IAwaitOperation { Operation: var awaited } => Marks.IsExposure(awaited.Syntax) && AreNone(awaited),
            IObjectCreationOperation creation => AreNoneOf(creation),
            _ => false,
        };

    private static bool AreNoneOf(IFieldReferenceOperation field)
        // A static field can run the initializer of its type.
        => field.Instance is { } instance ? AreNoneOfReceiver(instance) : KnownMembers.IsPlain(field.Field);

    private static bool AreNoneOf(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (Marks.IsExposure(reference.Syntax))
        {
            return reference.Instance is null || AreNoneOfReceiver(reference.Instance);
        }

        if (property is { IsStatic: true } || reference.Instance is null)
        {
            return KnownMembers.IsPlain(property);
        }

        return IsPlain(property) && AreNoneOfReceiver(reference.Instance);
    }

    /// <summary>Returns whether a property only returns a field.</summary>
    private static bool IsPlain(IPropertySymbol property)
        => KnownMembers.IsPlain(property)
            || (!property.IsIndexer && property is { IsAbstract: false, IsExtern: false }
                && (!(property.IsVirtual || property.IsOverride) || property.ContainingType.IsSealed)
                && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
                && syntax is ParameterSyntax
                    or PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } }
                && (syntax is not PropertyDeclarationSyntax declaration || declaration.AccessorList!.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null })));

    private static bool AreNoneOf(IInvocationOperation call)
        => Marks.IsExposure(call.Syntax)
            ? call.Arguments.All(AreNone) && (call.Instance is null or IPropertyReferenceOperation { Instance: null } || AreNoneOfReceiver(call.Instance))
            : TakesSnapshot(call)
                || (KnownMembers.IsPlain(call.TargetMethod) || KnownMembers.AddsAttribute(call.TargetMethod) && call.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: not null })
                    && AreNoneOfReceiver(call.Instance) && call.Arguments.All(AreNone);

    private static bool TakesSnapshot(IInvocationOperation call)
        // A snapshot evaluates no flag before one is read.
        => call is { TargetMethod: { Name: "Snapshot", IsStatic: true } method, Instance: null }
            && method.ReturnType.GetMembers().OfType<IPropertySymbol>().Any(property => property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "FlagKeyAttribute"))
            && call.Arguments.All(AreNone);

    private static bool AreNoneOf(IConversionOperation conversion)
    {
        var found = conversion.GetConversion();
        return AreNone(conversion.Operand)
            && (found.MethodSymbol is { } method
                ? IsContext(method.ContainingType)
                : found.IsIdentity || (found.IsImplicit && !found.IsDynamic && !found.IsInterpolatedString && !found.IsUserDefined) || (found is { IsNumeric: true, IsExplicit: true } && !conversion.IsChecked && IsExact(conversion)));
    }

    private static bool IsExact(IConversionOperation conversion)
        => conversion.Type?.SpecialType != SpecialType.System_Decimal && conversion.Operand.Type?.SpecialType != SpecialType.System_Decimal;

    private static bool AreNoneOf(IBinaryOperation binary) => binary.OperatorKind switch
    {
        BinaryOperatorKind.Divide or BinaryOperatorKind.IntegerDivide or BinaryOperatorKind.Remainder => false,
        BinaryOperatorKind.Add when binary.Type?.SpecialType == SpecialType.System_String
            => binary.LeftOperand.Type?.SpecialType == SpecialType.System_String && binary.RightOperand.Type?.SpecialType == SpecialType.System_String,
        _ => binary.Type?.TypeKind is not TypeKind.Delegate and not TypeKind.Dynamic && binary.Type?.SpecialType != SpecialType.System_Decimal,
    };

    private static bool AreNoneOf(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation or IDiscardPatternOperation or ITypePatternOperation or IRelationalPatternOperation => true,
        IDeclarationPatternOperation => true,
        INegatedPatternOperation negated => AreNoneOf(negated.Pattern),
        IBinaryPatternOperation binary => AreNoneOf(binary.LeftPattern) && AreNoneOf(binary.RightPattern),
        IRecursivePatternOperation { DeconstructSymbol: null, DeconstructionSubpatterns.IsEmpty: true } recursive
            => recursive.PropertySubpatterns.All(part => AreNoneOf(part.Pattern) && part.Member is IFieldReferenceOperation or IPropertyReferenceOperation
                && (part.Member is not IPropertyReferenceOperation { Property: var property } || IsPlain(property))),
        _ => false,
    };

    private static bool AreNoneOf(IObjectCreationOperation creation)
        => creation.Type is INamedTypeSymbol type && (IsContext(type) ? creation.Arguments.All(AreNone) : creation is { Initializer: null, Arguments.IsEmpty: true } && KnownMembers.IsPlainToCreate(type))
            && creation.Initializer?.Initializers.All(part => part is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation, Value: var value } && AreNone(value)) is not false;

    /// <summary>Returns whether a type is a generated context.</summary>
    private static bool IsContext(INamedTypeSymbol type)
        => type.AllInterfaces.Any(face => face is { Name: "IFlagContext", ContainingNamespace: { Name: "OpenRollout", ContainingNamespace.IsGlobalNamespace: true } });

    private static bool AreNoneOfReceiver(IOperation? instance)
        => instance is null or IInstanceReferenceOperation or IConditionalAccessInstanceOperation
            || (AreNone(instance) && (instance.Type is { IsValueType: true } type && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T || Receivers.AreNeverNull(instance)));
}
