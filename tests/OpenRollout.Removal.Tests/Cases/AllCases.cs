namespace OpenRollout.Removal.Tests;

/// <summary>All cases, by their names.</summary>
internal static class AllCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        .. SubstituteCases.Cases, .. FoldCases.Cases, .. UnwrapCases.Cases, .. GuardCases.Cases, .. LocalCases.Cases, .. AsyncCases.Cases,
        .. TernaryCases.Cases, .. MemberCases.Cases, .. FieldCases.Cases, .. ParameterCases.Cases, .. FilterCases.Cases,
        .. LoopCases.Cases, .. TupleCases.Cases, .. JoinCases.Cases, .. ConstructorCases.Cases, .. NameCases.Cases, .. EffectCases.Cases, .. OperandCases.Cases, .. StayCases.Cases, .. UnusedCases.Cases, .. WithdrawalCases.Cases,
        .. ExpressionCases.Cases, .. LeftoverCases.Cases,
        .. RequirementCases.Cases, .. CleanUpCases.Cases, .. LayoutCases.Cases,
        .. VariantCases.Cases, .. ValueCases.Cases, .. PatternCases.Cases, .. TestCases.Cases, .. KeyCases.Cases, .. DirectiveCases.Cases,
        .. FlowCases.Cases, .. ConstantSwitchCases.Cases,
        .. OperatorCases.Cases,
        .. PurityCases.Cases,
        .. ReceiverCases.Cases,
        .. LimitCases.Cases,
        .. ProductCases.Cases,
        .. CommentCases.Cases, .. CallerTextCases.Cases, .. ConversionCases.Cases, .. CopyCases.Cases, .. ChoiceCases.Cases, .. LanguageCases.Cases, .. TargetCases.Cases,
    ];
}
