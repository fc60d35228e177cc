using App.Tests.Harness;
using Shouldly;
using Xunit;

namespace App.Tests.Promises;

/// <summary>The list of promises is whole and current.</summary>
public sealed class PromiseListTests
{
    [Fact]
    public void The_page_of_promises_is_what_the_tests_say()
    {
        var page = PromiseList.Write(PromiseList.OfThisTree(), PromiseSentences.All);
        if (Environment.GetEnvironmentVariable("AVOW_WRITE_DOCS") == "1")
        {
            File.WriteAllText(SourceTree.At(PromiseList.File), page);
        }

        File.ReadAllText(SourceTree.At(PromiseList.File)).ShouldBe(page, "run this test with AVOW_WRITE_DOCS=1");
    }

    [Fact]
    public void Every_promise_that_is_told_has_a_test_and_every_test_a_promise_that_is_told() =>
        PromiseList.OfThisTree().Keys.ShouldBe(PromiseSentences.All.Keys, ignoreOrder: true);

    [Fact]
    public void A_test_is_found_under_each_of_its_promises()
    {
        var promise = "Promise(\"A-13\")";
        var found = PromiseList.Read([("tests/X.cs", $"    [Databases, {promise}]\n    [Other]\n    public async Task It_rains(int a)\n    {{\n    [Fact]\n    public void It_shines()")]);
        found.Keys.ShouldBe(["A-13"]);
        found["A-13"].ShouldBe([("It rains", "tests/X.cs")]);
    }
}
