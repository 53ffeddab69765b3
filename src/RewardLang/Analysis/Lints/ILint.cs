namespace RewardLang.Analysis.Lints;

/// <summary>Looks for one kind of likely mistake in a program that compiled. One file each; <see cref="LintRegistry"/> lists them.</summary>
internal interface ILint
{
    void Check(LintContext context);
}
