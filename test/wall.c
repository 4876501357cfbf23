/* Nothing runs here: linking this with one whole layer and what is below it is the test. */
int main(void)
{
    return 0;
}
